# the registry, with an example each
gtab-norm --rules

# the built-in forms, with their titles
gtab-form list

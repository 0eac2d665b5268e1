# the built-in forms have nothing wrong
gtab-form lint $(gtab-form list | cut -d' ' -f1)

# an argument that is missing, one too many, one that is no choice
gtab-norm --form
gtab-norm -f
gtab-norm --keep=yes
gtab-norm --values numbr
gtab-norm --lang de
echo $?

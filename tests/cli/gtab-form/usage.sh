# a command that is none, one without its files, one with too many words, none at all
gtab-form lst
echo "exit $?"
gtab-form infer
echo "exit $?"
gtab-form list now
echo "exit $?"
gtab-form

# every sample's command runs, as a person would type it
cp -r "$SAMPLES" samples
OUT=$PWD/out
export OUT
mkdir out
for command in samples/*/command.sh; do
	(cd "${command%/*}" && bash -eo pipefail command.sh) 2>> err || echo "$command: exit $?"
done
ls out

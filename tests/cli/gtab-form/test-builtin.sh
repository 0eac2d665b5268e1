# the examples of every built-in form behave as it says, and each form has one that passes and one that does not
names=$(gtab-form list | cut -d' ' -f1)
gtab-form test $names
echo "exit $?"
for name in $names; do
	gtab-form test $name > found
	grep -q 'as expected: nothing' found || echo "$name has no example that passes"
	grep 'as expected' found | grep -qv ': nothing' || echo "$name has no example that does not"
done

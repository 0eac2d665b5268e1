# every tool says its name and the version of all
for tool in gtab-norm gtab-check gtab-xlsx; do
	$tool --version
	[ "$($tool -V)" = "$($tool --version)" ] || echo "$tool -V differs"
done

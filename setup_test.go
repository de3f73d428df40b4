package indgang_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// busy is an apt-get that finds its lock held the first times it is called, as on
// a machine that is updating itself.
const busy = `#!/bin/sh
n=$(cat "$COUNT" 2>/dev/null || echo 0)
n=$((n + 1))
echo $n >"$COUNT"
if [ $n -le ${HELD:-2} ]; then
  echo "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 4711 (unattended-upgr)" >&2
  exit 100
fi
echo "$@" >>"$COUNT.done"
`

func setup(t *testing.T, apt string, env ...string) (string, error) {
	t.Helper()
	if _, err := os.Stat("/usr/bin/env"); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"apt-get": apt,
		"sudo":    "#!/bin/sh\n[ \"$1\" = -n ] && shift\n[ \"$1\" = true ] || exec \"$@\"\n",
		// None of what is to be installed is here.
		"pg_config": "#!/bin/sh\necho /nowhere\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"sh", "env", "cat", "ls", "id", "grep", "mktemp", "rm", "sleep"} {
		path, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(path, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("sh", "scripts/setup-debian")
	cmd.Env = append([]string{"PATH=" + dir, "COUNT=" + filepath.Join(dir, "count"), "INDGANG_LOCK_WAIT=0"}, env...)
	out, err := cmd.CombinedOutput()
	done, _ := os.ReadFile(filepath.Join(dir, "count.done"))
	return string(out) + string(done), err
}

func TestSetupWaitsForAHeldPackageLock(t *testing.T) {
	out, err := setup(t, busy)
	if err != nil || !strings.Contains(out, "waiting for it (2 of 60)") || !strings.Contains(out, "install -y -q --no-install-recommends") {
		t.Fatalf("%v\n%s", err, out)
	}
}

func TestSetupGivesUpOnALockThatIsNeverLetGo(t *testing.T) {
	out, err := setup(t, busy, "HELD=1000")
	if err == nil || !strings.Contains(out, "still busy") {
		t.Fatalf("%v\n%s", err, out)
	}
}

func TestSetupStopsAtAnyOtherError(t *testing.T) {
	out, err := setup(t, "#!/bin/sh\necho 'E: Unable to locate package chromium' >&2\nexit 100\n")
	if err == nil || strings.Contains(out, "waiting") {
		t.Fatalf("%v\n%s", err, out)
	}
}

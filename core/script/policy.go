package script

import (
	"maps"
	"path"
	"reflect"
	"slices"

	"github.com/loadcore/loadcore/core/script/internal/offer"
	"github.com/loadcore/loadcore/core/script/symbols"
	"github.com/traefik/yaegi/stdlib"
	"github.com/traefik/yaegi/stdlib/syscall"
	"github.com/traefik/yaegi/stdlib/unrestricted"
)

// never lists packages that no script can have.
func never() map[string]string {
	return map[string]string{
		"unsafe":  "the interpreter has no pointers of that kind",
		"plugin":  "a script cannot load compiled code",
		"C":       "a script cannot use C",
		"embed":   "a script has no compiler that embeds files",
		"testing": "a script is no test",
		"flag":    "a script has no command line; read the environment with os.Getenv",
	}
}

// denied says which packages are left out and why.
func denied(o Options) map[string]string {
	all := never()
	if o.Trust {
		return all
	}
	maps.Copy(all, map[string]string{
		"os/exec":             "scripts may not start processes",
		"os/signal":           "signals belong to loadcore",
		"syscall":             "scripts may not call the operating system directly",
		"net/rpc":             "scripts may not listen on the network",
		"net/rpc/jsonrpc":     "scripts may not listen on the network",
		"net/http/cgi":        "scripts may not start processes",
		"net/http/fcgi":       "scripts may not listen on the network",
		"net/http/pprof":      "scripts may not listen on the network",
		"net/smtp":            "scripts may not send mail",
		"log/syslog":          "scripts may not write to the system log",
		"runtime/debug":       "scripts may not change the runtime",
		"runtime/pprof":       "scripts may not profile loadcore",
		"runtime/trace":       "scripts may not trace loadcore",
		"runtime/metrics":     "scripts may not watch loadcore",
		"expvar":              "scripts may not publish variables of loadcore",
		"go/build":            "scripts may not start processes",
		"go/importer":         "scripts may not start processes",
		"testing/quick":       "a script is no test",
		"testing/iotest":      "a script is no test",
		"testing/fstest":      "a script is no test",
		"debug/buildinfo":     "scripts may not read executables",
		"debug/elf":           "scripts may not read executables",
		"debug/dwarf":         "scripts may not read executables",
		"debug/gosym":         "scripts may not read executables",
		"debug/macho":         "scripts may not read executables",
		"debug/pe":            "scripts may not read executables",
		"debug/plan9obj":      "scripts may not read executables",
		"database/sql/driver": "scripts have no drivers",
	})
	return all
}

// deniedNames are single names that are left out of packages that scripts have.
func deniedNames() map[string][]string {
	return map[string][]string{
		"net": {
			"Listen", "ListenIP", "ListenMulticastUDP", "ListenPacket", "ListenTCP", "ListenUDP", "ListenUnix",
			"ListenUnixgram", "ListenConfig", "FileListener", "FileConn", "FilePacketConn", "DefaultResolver",
		},
		"net/http": {
			"ListenAndServe", "ListenAndServeTLS", "Serve", "ServeTLS", "Server", "DefaultServeMux", "Handle",
			"HandleFunc", "DefaultClient", "DefaultTransport",
		},
		"net/http/httptest": {"NewServer", "NewTLSServer", "NewUnstartedServer", "Server"},
		"crypto/tls":        {"Listen", "NewListener"},
		"os": {
			"StartProcess", "FindProcess", "Process", "ProcAttr", "Chdir", "Chroot", "Getpid", "Getppid",
			"Remove", "RemoveAll", "Rename", "Chmod", "Chown", "Lchown", "Chtimes", "Link", "Symlink", "Truncate",
			"Executable", "NewFile", "Pipe", "Stdin", "Args",
		},
		"runtime": {
			"GOMAXPROCS", "GC", "Breakpoint", "LockOSThread", "UnlockOSThread", "SetFinalizer", "MemProfileRate",
			"SetBlockProfileRate", "SetMutexProfileFraction", "SetCPUProfileRate", "SetCgoTraceback", "AddCleanup",
		},
		"reflect": {"MakeFunc", "StructOf", "NewAt", "FuncOf"},
	}
}

// tables are the compiled names that a script with these options has.
func tables(o Options, run *session) offer.Tables {
	all := offer.Tables{}
	sources := []offer.Tables{stdlib.Symbols, symbols.Tables()}
	if o.Trust {
		sources = append(sources, unrestricted.Symbols, syscall.Symbols)
	}
	left := denied(o)
	for _, source := range sources {
		for key, names := range source {
			importPath := path.Dir(key)
			if _, no := left[importPath]; no || importPath == "." || importPath == "github.com/traefik/yaegi/stdlib" {
				continue
			}
			if all[key] == nil {
				all[key] = map[string]reflect.Value{}
			}
			maps.Copy(all[key], names)
		}
	}
	for _, sourceOnly := range []string{"slices/slices", "maps/maps", "cmp/cmp", "iter/iter"} {
		delete(all, sourceOnly)
	}
	if !o.Trust {
		filter(all)
	}
	run.override(all, o)
	return all
}

func filter(all offer.Tables) {
	for importPath, names := range deniedNames() {
		table := all[importPath+"/"+path.Base(importPath)]
		maps.DeleteFunc(table, func(name string, _ reflect.Value) bool { return slices.Contains(names, name) })
	}
}

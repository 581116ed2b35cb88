// Package io is the library module ballerina/io: the standard streams, files
// as bytes, text, JSON, XML and comma-separated values, and channels.
package io

import (
	"embed"
	"path/filepath"

	"barre/lib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/io.
var Module = lib.Module{Org: "ballerina", Name: "io", Version: "1.8.0", Sources: sources, Bind: bind}

// module is what the functions of one running program share.
type module struct {
	*runtime.Module
	console
}

func bind(rm *runtime.Module) map[string]runtime.Extern {
	m := &module{Module: rm}
	m.console.init(m)
	externs := map[string]runtime.Extern{
		"print":    m.print,
		"println":  m.println,
		"fprint":   m.fprint,
		"fprintln": m.fprintln,
		"readln":   m.readln,
	}
	for _, add := range []func(map[string]runtime.Extern){
		m.bindFiles, m.bindCSV, m.bindBytes, m.bindChars, m.bindRecords, m.bindData, m.bindStreams,
	} {
		add(externs)
	}
	return externs
}

// path resolves a path of the program against its working directory.
func (m *module) path(p string) string {
	if dir := m.Runtime().Dir; dir != "" && !filepath.IsAbs(p) {
		return filepath.Join(dir, p)
	}
	return p
}

func str(v value.Value) string {
	s, _ := v.(*value.String)
	if s == nil {
		return ""
	}
	return s.String()
}

func integer(v value.Value) int64 {
	i, _ := v.(value.Int)
	return int64(i)
}

func bytesOf(v value.Value) []byte {
	l := v.(*value.List)
	if b := l.Bytes; b != nil || l.Len() == 0 {
		return b
	}
	// A list of bytes may be stored otherwise when its inherent type is wider.
	b := make([]byte, l.Len())
	for i := range b {
		b[i] = byte(l.At(i).(value.Int))
	}
	return b
}

// result gives what an external function returns: nil, or the error.
func result(e *value.Error) (value.Value, error) {
	if e == nil {
		return nil, nil
	}
	return e, nil
}

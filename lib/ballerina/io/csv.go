package io

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

func (m *module) bindCSV(e map[string]runtime.Extern) {
	e["fileReadCsv"] = m.fileReadCSV
	e["fileReadCsvAsStream"] = m.fileReadCSVAsStream
	e["fileWriteCsv"] = m.fileWriteCSV
	e["fileWriteCsvFromStream"] = m.fileWriteCSVFromStream
}

// rowType makes the rows of a CSV file: lists of strings, or records.
type rowType struct {
	m       *module
	t       types.Type
	record  bool
	fields  []rowField
	columns []int // for each column of the file the index of its field
}

// rowField is a field of a row that is a record.
type rowField struct {
	name     string
	t        types.Type
	optional bool
	nilable  bool
}

func (m *module) newRowType(t types.Type) (*rowType, *value.Error) {
	r := &rowType{m: m, t: t}
	if types.IsSubtype(t, types.AnyList) {
		return r, nil
	}
	a := types.MappingAtomicOf(t)
	if a == nil || len(a.Fields) == 0 {
		name := "map"
		if a == nil {
			name = t.String()
		}
		return nil, m.generic("Only 'string[]' and 'record{}' types are supported, but found '" + name + "' ")
	}
	r.record = true
	for _, f := range a.Fields {
		r.fields = append(r.fields, rowField{f.Name, f.Type, f.Optional, types.IsSubtype(types.Nil, f.Type)})
	}
	if a.Meta != nil && len(a.Meta.Order) > 0 {
		place := func(f rowField) int {
			if i := slices.Index(a.Meta.Order, f.name); i >= 0 {
				return i
			}
			return len(a.Meta.Order)
		}
		slices.SortStableFunc(r.fields, func(x, y rowField) int { return place(x) - place(y) })
	}
	return r, nil
}

// setHeader assigns the columns that a header names to fields.
func (r *rowType) setHeader(header []string) *value.Error {
	r.columns = make([]int, len(header))
	seen := make([]bool, len(r.fields))
	for i, h := range header {
		h = strings.TrimSpace(h)
		k := slices.IndexFunc(r.fields, func(f rowField) bool { return f.name == h })
		if k < 0 {
			return r.m.generic("The csv file contains an additional column - " + h + ".")
		}
		if seen[k] {
			return r.m.generic("The csv file contains the column more than once - " + h + ".")
		}
		seen[k] = true
		r.columns[i] = k
	}
	for k, f := range r.fields {
		if !seen[k] && !f.optional {
			return r.m.generic("The csv file does not contain the column - " + f.name + ".")
		}
	}
	return nil
}

// positional assigns columns to fields in order.
func (r *rowType) positional() {
	r.columns = make([]int, len(r.fields))
	for i := range r.columns {
		r.columns[i] = i
	}
}

// row makes the row that values stand for.
func (r *rowType) row(values []string) (value.Value, *value.Error) {
	if !r.record {
		vals := make([]value.Value, len(values))
		for i, v := range values {
			vals[i] = value.Str(v)
		}
		return value.NewList(r.t, vals), nil
	}
	if len(values) > len(r.columns) {
		return nil, r.m.generic(fmt.Sprintf("A row of the csv file has %d values for %d columns.", len(values), len(r.columns)))
	}
	vals := make([]value.Value, len(r.fields))
	present := make([]bool, len(r.fields))
	for i, k := range r.columns {
		f := &r.fields[k]
		s := ""
		if i < len(values) {
			s = strings.TrimSpace(values[i])
		}
		v, e := r.convert(f, s)
		if e != nil {
			return nil, e
		}
		vals[k], present[k] = v, true
	}
	rec := value.NewMap(r.t)
	for k, f := range r.fields {
		if present[k] {
			rec.Put(f.name, vals[k])
		}
	}
	return rec, nil
}

// convert makes the value of a field: of the first of the types it allows, from
// the narrowest to string, that the text fits.
func (r *rowType) convert(f *rowField, s string) (value.Value, *value.Error) {
	if s == "" {
		if !f.nilable {
			return nil, r.m.generic("Field '" + f.name + "' does not support nil value.")
		}
		return nil, nil
	}
	basics := f.t.Basics()
	if basics&types.BInt != 0 {
		if i, err := strconv.ParseInt(s, 10, 64); err == nil && value.Is(value.Int(i), f.t) {
			return value.Int(i), nil
		}
	}
	if basics&types.BFloat != 0 {
		if x, err := strconv.ParseFloat(s, 64); err == nil && value.Is(value.Float(x), f.t) {
			return value.Float(x), nil
		}
	}
	if basics&types.BDecimal != 0 {
		if d, ok := value.ParseDecimal(s); ok && value.Is(d, f.t) {
			return d, nil
		}
	}
	if basics&types.BBoolean != 0 {
		if lower := strings.ToLower(s); lower == "true" || lower == "false" {
			if b := value.Boolean(lower == "true"); value.Is(b, f.t) {
				return b, nil
			}
		}
	}
	if basics&types.BString != 0 {
		if v := value.Str(s); value.Is(v, f.t) {
			return v, nil
		}
	}
	return nil, r.m.generic("Invalid value: " + s + " for the field: '" + f.name + "'")
}

// csvRows opens a file and reads its headers.
func (m *module) csvRows(path string, skip int64, t types.Type) (*rowType, *records, *value.Error) {
	r, e := m.newRowType(t)
	if e != nil {
		return nil, nil, e
	}
	f, err := m.open(path)
	if err != nil {
		return nil, nil, m.fileError(path, err)
	}
	recs := &records{src: newCharSource(newSource(f, f), nil), f: &format{quoted: true, fs: ",", rs: "\n"}}
	if r.record {
		skip = max(1, skip)
	}
	var header []string
	for range max(0, skip) {
		if header, err = recs.read(); err != nil {
			break
		}
	}
	if r.record && err == nil {
		e = r.setHeader(header)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		e = m.channelError("Record", err)
	}
	if e != nil {
		_ = recs.close() // nothing was written
		return nil, nil, e
	}
	return r, recs, nil
}

func (m *module) fileReadCSV(c *runtime.Context, args []value.Value) (value.Value, error) {
	t := args[2].(*value.Typedesc).Type
	var rows []value.Value
	var e *value.Error
	c.Block(func() {
		var r *rowType
		var recs *records
		if r, recs, e = m.csvRows(str(args[0]), integer(args[1]), t); e != nil {
			return
		}
		rows, e = r.all(recs)
		_ = recs.close() // nothing was written
	})
	if e != nil {
		return e, nil
	}
	return value.NewList(m.Runtime().Env.Array(t), rows), nil
}

// all makes rows of the records that are left.
func (r *rowType) all(recs *records) ([]value.Value, *value.Error) {
	rows := []value.Value{}
	for {
		fields, err := recs.read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, r.m.channelError("Record", err)
		}
		row, e := r.row(fields)
		if e != nil {
			return nil, e
		}
		rows = append(rows, row)
	}
}

func (m *module) fileReadCSVAsStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	t := args[1].(*value.Typedesc).Type
	var r *rowType
	var recs *records
	var e *value.Error
	c.Block(func() { r, recs, e = m.csvRows(str(args[0]), 0, t) })
	if e != nil {
		return e, nil
	}
	g := &generator{m: m, kind: "Record", close: recs.close, next: func() (value.Value, error) {
		fields, err := recs.read()
		if err != nil {
			return nil, err
		}
		row, e := r.row(fields)
		if e != nil {
			return nil, e
		}
		return row, nil
	}}
	return g.stream(t), nil
}

// toTable reads records by position into a table.
func (m *module) toTable(c *runtime.Context, args []value.Value) (value.Value, error) {
	row := args[1].(*value.Typedesc).Type
	keys := stringsOf(args[2])
	r, e := m.newRowType(row)
	if e != nil {
		return e, nil
	}
	r.positional()
	var rows []value.Value
	c.Block(func() { rows, e = r.all(recordSource(args[0])) })
	failed := func(err *value.Error) (value.Value, error) {
		return m.Error("GenericError", "failed to process the delimited file: "+err.Message, nil), nil
	}
	if e != nil {
		return failed(e)
	}
	for _, k := range keys {
		if !slices.ContainsFunc(r.fields, func(f rowField) bool { return f.name == k }) {
			return failed(m.generic("the row type has no field '" + k + "' to make a key of"))
		}
	}
	if len(keys) == 0 {
		keys = nil
	}
	t := m.Runtime().Env.TableOf(row, keys, nil)
	table := value.NewTable(types.NewTableAtomic(t, row, keys), false)
	for _, v := range rows {
		if err := table.Append(v.(*value.Map)); err != nil {
			return failed(err.(*value.Error))
		}
	}
	return table, nil
}

// csvWriter writes rows: string arrays, or records under a header.
type csvWriter struct {
	f      format
	header []string // of records
	buf    []byte
}

func newCSVWriter() *csvWriter { return &csvWriter{f: format{quoted: true, fs: ",", rs: "\n"}} }

// write writes a row; the error is a panic when a record lacks a field.
func (w *csvWriter) write(out io.Writer, row value.Value) error {
	var fields []string
	switch row := row.(type) {
	case *value.List:
		fields = stringsOf(row)
	case *value.Map:
		fields = make([]string, len(w.header))
		for i, h := range w.header {
			v, ok := row.Get(h)
			if !ok {
				return value.Panicf("{ballerina/lang.map}KeyNotFound", "cannot find key '%s'", h)
			}
			fields[i] = value.ToString(v)
		}
	}
	return w.writeFields(out, fields)
}

func (w *csvWriter) writeFields(out io.Writer, fields []string) error {
	w.buf = w.f.appendRecord(w.buf[:0], fields)
	_, err := out.Write(w.buf)
	return err
}

// prepare decides the header of the records that follow first; skip says that
// the file has it.
func (m *module) prepare(w *csvWriter, path string, first *value.Map, add bool) (skip bool, e *value.Error) {
	w.header = slices.Clone(first.Keys())
	if !add {
		return false, nil
	}
	existing, e := m.existingHeader(path)
	if e != nil || len(existing) == 0 {
		return false, e
	}
	if len(existing) != len(w.header) {
		return false, m.generic(fmt.Sprintf("The CSV file content header count(%d) doesn't match with ballerina record field count(%d). ",
			len(existing), len(w.header)))
	}
	for _, h := range w.header {
		if !slices.Contains(existing, strings.TrimSpace(h)) {
			return false, m.generic("The CSV file does not contain the header - " + strings.TrimSpace(h) + ". ")
		}
	}
	w.header = existing
	return true, nil
}

// existingHeader reads the header of a file, none when there is no file.
func (m *module) existingHeader(path string) ([]string, *value.Error) {
	f, err := m.open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	const failed = "Error while reading the headers from the CSV file. "
	if err != nil {
		return nil, m.generic(failed + m.fileError(path, err).Message)
	}
	defer f.Close() // nothing is written
	header, err := parseQuoted(bufio.NewReader(f), ',')
	if err == io.EOF {
		return nil, nil
	}
	if err != nil {
		return nil, m.generic(failed + err.Error())
	}
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
	}
	return header, nil
}

func (m *module) fileWriteCSV(c *runtime.Context, args []value.Value) (value.Value, error) {
	path, content, add := str(args[0]), args[1].(*value.List), appending(args[2])
	records := types.IsSubtype(types.ListElem(content.Type()), types.AnyMap)
	if content.Len() == 0 && records {
		return nil, nil
	}
	next := 0
	s := value.NewStream(types.Any, types.Nil, func(value.Caller) (v, end value.Value, ok bool, err error) {
		if next >= content.Len() {
			return nil, nil, false, nil
		}
		next++
		return content.At(next - 1), nil, true, nil
	}, nil)
	return m.writeRows(c, path, s, add)
}

func (m *module) fileWriteCSVFromStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := args[1].(*value.Stream)
	r, err := m.writeRows(c, str(args[0]), s, appending(args[2]))
	closed, closeErr := s.Close(c)
	if err == nil {
		err = closeErr
	}
	if r == nil {
		r = closed
	}
	return r, err
}

// writeRows writes what a stream gives. A stream of records that gives nothing
// leaves the file alone.
func (m *module) writeRows(c *runtime.Context, path string, s *value.Stream, add bool) (value.Value, error) {
	first, end, ok, err := s.Next(c)
	if err != nil {
		return nil, err
	}
	if e, failed := end.(*value.Error); failed && !ok {
		return e, nil
	}
	if !ok && !types.IsSubtype(types.AnyList, types.Union(s.T, types.AnyMap)) && types.IsSubtype(s.T, types.AnyMap) {
		return nil, nil
	}
	w := newCSVWriter()
	skip := true
	if rec, isRecord := first.(*value.Map); isRecord && ok {
		var e *value.Error
		if skip, e = m.prepare(w, path, rec, add); e != nil {
			return e, nil
		}
	}
	f, err := m.create(path, add)
	if err != nil {
		return m.fileError(path, err), nil
	}
	end, panicked, err := m.copyRows(c, w, f, s, first, ok, skip)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	switch {
	case panicked != nil:
		return nil, panicked
	case err != nil:
		var p *value.Error
		if errors.As(err, &p) {
			return nil, p
		}
		return m.fileError(path, err), nil
	}
	return end, nil
}

func (m *module) copyRows(c *runtime.Context, w *csvWriter, f *os.File, s *value.Stream, first value.Value, ok, skip bool) (end value.Value, panicked, err error) {
	out := bufio.NewWriter(f)
	if !skip {
		if err := w.writeFields(out, w.header); err != nil {
			return nil, nil, err
		}
	}
	if !ok {
		return nil, nil, out.Flush()
	}
	if err := w.write(out, first); err != nil {
		return nil, nil, err
	}
	return drain(c, s, out, func(out *bufio.Writer, v value.Value) error { return w.write(out, v) })
}

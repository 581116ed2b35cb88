package mysql

import (
	sqldriver "database/sql/driver"
	"reflect"
)

// driverRows is what rows of the driver can do.
type driverRows interface {
	sqldriver.RowsNextResultSet
	sqldriver.RowsColumnTypeDatabaseTypeName
	sqldriver.RowsColumnTypeNullable
	sqldriver.RowsColumnTypePrecisionScale
	sqldriver.RowsColumnTypeScanType
}

// rows adds to the driver's rows what the server says of columns and the driver
// keeps to itself: their display length, by which a BOOLEAN (TINYINT(1)) is told
// from a small number and a bit from several, and their table, by which columns
// of one name are told apart.
type rows struct {
	driverRows
	fields []field
}

type field struct {
	table, name string
	length      int64
}

func wrapRows(r sqldriver.Rows) sqldriver.Rows {
	d, ok := r.(driverRows)
	if !ok {
		return r
	}
	return &rows{driverRows: d, fields: fieldsOf(r)}
}

// fieldsOf reads the descriptions of columns out of the driver's rows (the
// version of the driver is pinned; a test tells when its layout changes). It is
// nil when they are not where they are expected.
func fieldsOf(r sqldriver.Rows) []field {
	v := reflect.Indirect(reflect.ValueOf(r))
	for _, name := range []string{"mysqlRows", "rs", "columns"} {
		if v.Kind() != reflect.Struct {
			return nil
		}
		v = v.FieldByName(name)
	}
	if v.Kind() != reflect.Slice {
		return nil
	}
	fs := make([]field, v.Len())
	for i := range fs {
		f := v.Index(i)
		table, name, length := f.FieldByName("tableName"), f.FieldByName("name"), f.FieldByName("length")
		if table.Kind() != reflect.String || name.Kind() != reflect.String || length.Kind() != reflect.Uint32 {
			return nil
		}
		fs[i] = field{table.String(), name.String(), int64(length.Uint())}
	}
	return fs
}

// Columns names the columns. One whose name another has already goes by its
// table's name as well.
func (r *rows) Columns() []string {
	if r.fields == nil {
		return r.driverRows.Columns()
	}
	names := make([]string, len(r.fields))
	seen := make(map[string]bool, len(r.fields))
	for i, f := range r.fields {
		names[i] = f.name
		if seen[f.name] && f.table != "" {
			names[i] = f.table + "." + f.name
		}
		seen[f.name] = true
	}
	return names
}

func (r *rows) ColumnTypeLength(i int) (int64, bool) {
	if r.fields == nil {
		return 0, false
	}
	return r.fields[i].length, true
}

func (r *rows) NextResultSet() error {
	err := r.driverRows.NextResultSet()
	if err == nil {
		r.fields = fieldsOf(r.driverRows)
	}
	return err
}

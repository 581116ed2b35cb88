// Command csv reads 10 MB of comma-separated values row by row into structs.
package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

type sale struct {
	id       int64
	customer string
	product  string
	quantity int64
	price    float64
	city     string
}

// blocks gives the same block of rows again and again.
type blocks struct {
	block string
	rest  string
	left  int
}

func (b *blocks) Read(p []byte) (int, error) {
	if b.rest == "" {
		if b.left < 0 {
			return 0, io.EOF
		}
		b.left--
		b.rest = b.block
	}
	n := copy(p, b.rest)
	b.rest = b.rest[n:]
	return n, nil
}

func main() {
	var rows strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&rows, "%d,Customer %d,\"Product, no. %d\",%d,%d.25,City %d\n", i*7919%100003, i%97, i%13, i%17+1, i%999, i%53)
	}
	r := csv.NewReader(&blocks{block: rows.String(), left: 200})
	r.ReuseRecord = true
	count, quantity, letters, total := 0, int64(0), 0, 0.0
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		check(err)
		s, err := parse(row)
		check(err)
		count++
		quantity += s.quantity
		total += float64(s.quantity) * s.price
		letters += len(s.product)
	}
	fmt.Printf("%d %d %.2f %d\n", count, quantity, total, letters)
}

func parse(row []string) (s sale, err error) {
	if s.id, err = strconv.ParseInt(row[0], 10, 64); err != nil {
		return s, err
	}
	if s.quantity, err = strconv.ParseInt(row[3], 10, 64); err != nil {
		return s, err
	}
	if s.price, err = strconv.ParseFloat(row[4], 64); err != nil {
		return s, err
	}
	s.customer, s.product, s.city = row[1], row[2], row[5]
	return s, nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// Command query joins sales with customers and adds up by region.
package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

type customer struct {
	id     int
	region string
}

type sale struct{ id, customer, amount int }

type total struct {
	region        string
	sales, amount int
}

func main() {
	var customers []customer
	for i := range 10000 {
		customers = append(customers, customer{i, "region-" + strconv.Itoa(i%50)})
	}
	var sales []sale
	for i := range 300000 {
		sales = append(sales, sale{i, i * 7919 % 10000, i % 1000})
	}
	byID := make(map[int]*customer, len(customers))
	for i := range customers {
		byID[customers[i].id] = &customers[i]
	}
	byRegion := map[string]*total{}
	for _, s := range sales {
		if s.amount < 100 {
			continue
		}
		c := byID[s.customer]
		if c == nil {
			continue
		}
		t := byRegion[c.region]
		if t == nil {
			t = &total{region: c.region}
			byRegion[c.region] = t
		}
		t.sales++
		t.amount += s.amount * 2
	}
	var totals []*total
	for _, t := range byRegion {
		totals = append(totals, t)
	}
	slices.SortFunc(totals, func(a, b *total) int { return strings.Compare(a.region, b.region) })
	for _, t := range totals {
		fmt.Println(t.region, t.sales, t.amount)
	}
}

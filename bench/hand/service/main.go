// Command service answers orders with receipts. Its argument is the port.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
)

type line struct {
	SKU       string  `json:"sku"`
	Quantity  int64   `json:"quantity"`
	UnitPrice float64 `json:"unitPrice"`
}

type order struct {
	ID       int64  `json:"id"`
	Customer string `json:"customer"`
	Lines    []line `json:"lines"`
}

type receipt struct {
	ID       int64  `json:"id"`
	Customer string `json:"customer"`
	Items    int64  `json:"items"`
	Lines    []line `json:"lines"`
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("up")) })
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		var o order
		if err := json.NewDecoder(r.Body).Decode(&o); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		out := receipt{ID: o.ID, Customer: o.Customer, Lines: o.Lines}
		for _, l := range o.Lines {
			out.Items += l.Quantity
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusCreated)
		json.NewEncoder(w).Encode(out)
	})
	log.Fatal(http.ListenAndServe("localhost:"+os.Args[1], mux))
}

// Command transform answers orders in JSON with the same in XML. Its argument is
// the port.
package main

import (
	"encoding/json"
	"encoding/xml"
	"log"
	"net/http"
	"os"
)

type line struct {
	SKU       string  `json:"sku" xml:"sku,attr"`
	Quantity  int64   `json:"quantity" xml:"quantity"`
	UnitPrice float64 `json:"unitPrice" xml:"unitPrice"`
}

type order struct {
	XMLName  xml.Name `json:"-" xml:"order"`
	ID       int64    `json:"id" xml:"id,attr"`
	Customer string   `json:"customer" xml:"customer"`
	Lines    []line   `json:"lines" xml:"line"`
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
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(http.StatusCreated)
		xml.NewEncoder(w).Encode(o)
	})
	log.Fatal(http.ListenAndServe("localhost:"+os.Args[1], mux))
}

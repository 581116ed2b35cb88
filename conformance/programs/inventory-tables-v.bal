// Tables as an in-memory store: keys, joins, upserts, grouping, ordering.
import ballerina/io;

type Product record {|
    readonly string sku;
    string name;
    string category;
    decimal price;
|};

type Movement record {|
    readonly int id;
    readonly string sku;
    int quantity;
    string? note = ();
|};

type Level record {|
    string name;
    int quantity;
    decimal worth;
|};

type Products table<Product> key(sku);

type Store object {
    function add(Movement m) returns error?;
    function levels() returns Level[];
};

type NegativeStock distinct error<record {| string sku; int missing; |}>;

class MemoryStore {
    *Store;
    private final Products & readonly products;
    private final table<Movement> key(id, sku) movements = table [];

    function init(Products products) {
        self.products = products.cloneReadOnly();
    }

    private function stock(string sku) returns int {
        return from Movement {sku: s, quantity} in self.movements
            where s == sku
            collect sum(quantity);
    }

    function add(Movement m) returns error? {
        if !self.products.hasKey(m.sku) {
            return error(string `unknown product ${m.sku}`);
        }
        int left = self.stock(m.sku) + m.quantity;
        if left < 0 {
            return error NegativeStock("negative stock", sku = m.sku, missing = -left);
        }
        self.movements.add(m);
    }

    function levels() returns Level[] {
        return from var {sku, name, price} in self.products
            outer join var m in self.movements on sku equals m?.sku
            let int quantity = m?.quantity ?: 0
            group by name, price
            let int total = sum(quantity)
            order by total descending, name
            select {name, quantity: total, worth: <decimal>total * price};
    }
}

public function main() returns error? {
    Products products = table [
        {sku: "t", name: "tea", category: "drink", price: 4.50},
        {sku: "c", name: "cake", category: "food", price: 3},
        {sku: "w", name: "water", category: "drink", price: 0.99}
    ];
    Store store = new MemoryStore(products);
    [string, int][] moves = [["t", 10], ["c", 4], ["t", -3], ["c", -5], ["x", 1], ["w", 0]];
    foreach var [i, [sku, quantity]] in moves.enumerate() {
        error? e = store.add({id: i, sku, quantity});
        if e is NegativeStock {
            io:println(e.message(), " ", e.detail().missing); // @output negative stock 1
        } else if e is error {
            io:println(e.message()); // @output unknown product x
        }
    }
    foreach Level l in store.levels() {
        io:println(l);
    }
    // @output {"name":"tea","quantity":7,"worth":31.50}
    // @output {"name":"cake","quantity":4,"worth":12}
    // @output {"name":"water","quantity":0,"worth":0}
    map<string[]> byCategory = map from var {name, category} in products
        group by category
        select [category, [name]];
    io:println(byCategory); // @output {"drink":["tea","water"],"food":["cake"]}
    Product p = products.get("w");
    p.price *= 2;
    io:println(products["w"]?.price, products["zz"]?.price is ()); // @output 1.98true
    Product {sku, ...others} = p;
    products.put({sku, name: others.name, category: others.category, price: 5});
    io:println(products.get("w").price, p.price, products.length()); // @output 51.983
    _ = products.remove("t");
    io:println(products.keys(), products.removeIfHasKey("t") is ()); // @output ["c","w"]true
    table<record {|readonly int a; readonly string b; float v;|}> key(a, b) grid = table [
        {a: 1, b: "x", v: 1.5},
        {a: 1, b: "y", v: 2}
    ];
    io:println(grid[1, "y"]?.v, grid.get([1, "x"]).v, grid[2, "x"] is ()); // @output 2.01.5true
    grid[3, "z"] = {a: 3, b: "z", v: 0.5};
    io:println(grid.reduce(function(float t, record {int a; float v;} r) returns float => t + r.v, 0.0)); // @output 4.0
    var names = products.map(function(Product q) returns record {|string name;|} => {name: q.name}).toArray();
    io:println(names); // @output [{"name":"cake"},{"name":"water"}]
    error? clash = trap products.add({sku: "c", name: "x", category: "x", price: 0});
    io:println(clash is error); // @output true
}

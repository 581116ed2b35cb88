import ballerina/data.jsondata;
import ballerina/io;

final json shop = {
    books: [
        {title: "Emma", author: "Austen", price: 8, tags: ["classic"]},
        {title: "Dune", author: "Herbert", price: 12, tags: ["space", "classic"], isbn: "0-1"},
        {title: "Ubik", author: "Dick", price: 20, tags: [], isbn: null}
    ],
    limit: 10,
    "odd key": {"a'b": true}
};

function show(json|error v) {
    io:println(v is error ? "error: " + v.message() : v.toJsonString());
}

public function main() {
    show(jsondata:read(shop, `$.limit`)); // @output 10
    show(jsondata:read(shop, `limit`)); // @output 10
    show(jsondata:read(shop, `$.books[0].title`)); // @output "Emma"
    show(jsondata:read(shop, `$['books'][-1]['title']`)); // @output "Ubik"
    show(jsondata:read(shop, `$['odd key']["a'b"]`)); // @output true
    show(jsondata:read(shop, `$.books[*].title`)); // @output ["Emma", "Dune", "Ubik"]
    show(jsondata:read(shop, `$.books[0,2].price`)); // @output [8, 20]
    show(jsondata:read(shop, `$.books[1:].title`)); // @output ["Dune", "Ubik"]
    show(jsondata:read(shop, `$.books[:-1].title`)); // @output ["Emma", "Dune"]
    show(jsondata:read(shop, `$.books[5:9]`)); // @output []
    show(jsondata:read(shop, `$..title`)); // @output ["Emma", "Dune", "Ubik"]
    show(jsondata:read(shop, `$..books[1]..tags[0]`)); // @output ["space"]
    show(jsondata:read(shop, `$.books[0]['title','price','none']`)); // @output {"title":"Emma", "price":8}
    show(jsondata:read(shop, `$.books[0].*`)); // @output ["Emma", "Austen", 8, ["classic"]]

    // Filters.
    show(jsondata:read(shop, `$.books[?(@.price > $.limit)].title`)); // @output ["Dune", "Ubik"]
    int limit = 8;
    string name = "Emma";
    show(jsondata:read(shop, `$.books[?(@.price <= ${limit} && @.title == '${name}')].author`)); // @output ["Austen"]
    show(jsondata:read(shop, `$.books[?(@.isbn)].title`)); // @output ["Dune", "Ubik"]
    show(jsondata:read(shop, `$.books[?(!@.isbn)].title`)); // @output ["Emma"]
    show(jsondata:read(shop, `$.books[?(@.isbn == null || @.price == '8')].title`)); // @output ["Emma", "Ubik"]
    show(jsondata:read(shop, `$.books[?(@.author =~ /.*B.*/i)].title`)); // @output ["Dune"]
    show(jsondata:read(shop, `$.books[?(@.title in ['Emma', "Ubik"])].price`)); // @output [8, 20]
    show(jsondata:read(shop, `$.books[?(@.title nin ['Emma', "Ubik"])].price`)); // @output [12]
    show(jsondata:read(shop, `$.books[?('space' in @.tags)].title`)); // @output ["Dune"]
    show(jsondata:read(shop, `$.books[?(@.tags subsetof ['classic'])].title`)); // @output ["Emma", "Ubik"]
    show(jsondata:read(shop, `$.books[?(@.tags anyof ['classic'])].title`)); // @output ["Emma", "Dune"]
    show(jsondata:read(shop, `$.books[?(@.tags noneof ['space'])].title`)); // @output ["Emma", "Ubik"]
    show(jsondata:read(shop, `$.books[?(@.tags size 2)].title`)); // @output ["Dune"]
    show(jsondata:read(shop, `$.books[?(@.tags empty true)].title`)); // @output ["Ubik"]
    show(jsondata:read(shop, `$.books[?((@.price != 8) && !(@.price > 15))].title`)); // @output ["Dune"]

    // Functions.
    show(jsondata:read(shop, `$..price.sum()`)); // @output 40.0
    show(jsondata:read(shop, `$.books[*].price.max()`)); // @output 20.0
    show(jsondata:read(shop, `$.min($..price)`)); // @output 8.0
    show(jsondata:read({a: [1.5d, 2.5d]}, `$.a.avg()`)); // @output 2.0
    show(jsondata:read([2, 4, 4, 4, 5, 5, 7, 9], `$.stddev()`)); // @output 2.0
    show(jsondata:read(shop, `$.books.length()`)); // @output 3
    show(jsondata:read(shop, `$..tags.length()`)); // @output 3
    show(jsondata:read(shop, `$.keys()`)); // @output ["books", "limit", "odd key"]
    show(jsondata:read(shop, `$.books[1].tags.append("new")`)); // @output ["space", "classic", "new"]
    show(jsondata:read(shop, `$.books[1].tags`)); // @output ["space", "classic"]
    show(jsondata:read(shop, `$.books.first().title`)); // @output "Emma"
    show(jsondata:read(shop, `$.books[0].concat("x", $.books[0].tags)`)); // @output "xclassic"

    // What leads nowhere, and what is not well-formed.
    show(jsondata:read(shop, `$.none`)); // @output error: Unable to execute query '$.none' on the provided JSON value
    show(jsondata:read(shop, `$.books[3]`)); // @output error: Unable to execute query '$.books[3]' on the provided JSON value
    show(jsondata:read(shop, `$..none`)); // @output []
    show(jsondata:read(shop, `$.none.sum()`)); // @output error: Unable to execute query '$.none.sum()' on the provided JSON value
    show(jsondata:read((), `$.a`)); // @output error: json object can not be null
    show(jsondata:read(shop, ``)); // @output error: path can not be null or empty
    show(jsondata:read(shop, `$.books[:]`)); // @output error: Failed to parse SliceOperation: :
    show(jsondata:read(shop, `$.books[?(@.a ~ 1)]`)); // @output error: Failed to parse the JSONPath expression: expected ')', found '~' at column 15
    show(jsondata:read(shop, `$.books[0`)); // @output error: Failed to parse the JSONPath expression: expected ']' at column 10
    show(jsondata:read(shop, `$.books.nothing()`)); // @output error: Failed to parse the JSONPath expression: there is no function 'nothing' at column 17

    io:println(jsondata:prettify({name: "a\"b", list: [1, {}, []], none: (), deep: {x: 1.5}}, 2));
    // @output {
    // @output   "name": "a\"b",
    // @output   "list": [
    // @output     1,
    // @output     {},
    // @output     []
    // @output   ],
    // @output   "none": null,
    // @output   "deep": {
    // @output     "x": 1.5
    // @output   }
    // @output }
    io:println(jsondata:prettify("x")); // @output "x"
}

// A shop's orders: discounts, taxes and totals in decimals.
import ballerina/io;

type Line record {|
    readonly string sku;
    int quantity;
    decimal unitPrice;
    decimal discount = 0;
|};

enum Tier {
    BASIC,
    SILVER = "silver",
    GOLD = "gold"
}

type Customer record {|
    string name;
    Tier tier = BASIC;
    string? vat = ();
    record {|
        string street;
        string zip?;
    |} address;
|};

type Order record {|
    int id;
    Customer customer;
    table<Line> key(sku) lines;
    string[] notes = [];
|};

type Invoice readonly & record {|
    int orderId;
    decimal net;
    decimal tax;
    decimal gross;
    map<decimal> byLine;
|};

type InvalidOrder distinct error<record {| int orderId; string[] problems; |}>;

const decimal TAX = 0.19;
final readonly & map<decimal> tierDiscount = {
    [BASIC]: 0,
    [SILVER]: 0.05,
    [GOLD]: 0.1
};

function round2(decimal d) returns decimal => d.round(2);

function problems(Order 'order) returns string[] {
    string[] found = [];
    if 'order.lines.length() == 0 {
        found.push("no lines");
    }
    foreach var {sku, quantity, unitPrice, discount} in 'order.lines {
        if quantity <= 0 {
            found.push(string `${sku}: quantity ${quantity}`);
        }
        if unitPrice < 0d || discount !is 0 && discount >= 1d {
            found.push(string `${sku}: price ${unitPrice}, discount ${discount}`);
        }
    }
    return found;
}

function invoice(Order 'order) returns Invoice|InvalidOrder {
    string[] found = problems('order);
    if found.length() > 0 {
        return error InvalidOrder("invalid order", orderId = 'order.id, problems = found);
    }
    Tier tier = 'order.customer.tier;
    decimal rate = tierDiscount[tier] ?: 0;
    map<decimal> byLine = map from Line l in 'order.lines
        let decimal price = <decimal>l.quantity * l.unitPrice * (1 - l.discount)
        select [l.sku, round2(price * (1 - rate))];
    decimal net = byLine.reduce(function(decimal sum, decimal next) returns decimal => sum + next, 0);
    decimal tax = 'order.customer.vat is string ? 0 : round2(net * TAX);
    return {orderId: 'order.id, net, tax, gross: net + tax, byLine: byLine.cloneReadOnly()};
}

public function main() returns error? {
    Order first = {
        id: 1,
        customer: {name: "Ada", tier: GOLD, address: {street: "Main 1"}},
        lines: table [
            {sku: "tea", quantity: 3, unitPrice: 4.25},
            {sku: "cup", quantity: 1, unitPrice: 12.99, discount: 0.5}
        ]
    };
    Invoice bill = check invoice(first);
    io:println(bill.byLine); // @output {"tea":11.48,"cup":5.85}
    io:println(bill.net, " ", bill.tax, " ", bill.gross); // @output 17.33 3.29 20.62
    io:println(bill is readonly); // @output true

    first.lines.put({sku: "cup", quantity: 2, unitPrice: 12.99});
    first.customer.vat = "DE123";
    first.customer.address.zip = "12345";
    bill = check invoice(first);
    io:println(bill); // @output {"orderId":1,"net":34.86,"tax":0,"gross":34.86,"byLine":{"tea":11.48,"cup":23.38}}
    io:println(first.customer); // @output {"name":"Ada","tier":"gold","vat":"DE123","address":{"street":"Main 1","zip":"12345"}}

    Order broken = {
        id: 2,
        customer: {name: "Bo", address: {street: "x"}},
        lines: table [{sku: "nut", quantity: 0, unitPrice: -1.50}]
    };
    Invoice|InvalidOrder result = invoice(broken);
    if result is InvalidOrder {
        var {orderId, problems} = result.detail();
        io:println(orderId, ": ", problems); // @output 2: ["nut: quantity 0","nut: price -1.50, discount 0"]
    }
    io:println(broken.customer.tier, broken.notes); // @output BASIC[]
    var total = from Order o in [first, broken]
        from Line l in o.lines
        let int quantity = l.quantity, decimal price = l.unitPrice
        where quantity > 0
        collect {count: count(l), units: sum(quantity), top: max(price)};
    io:println(total); // @output {"count":2,"units":5,"top":12.99}
    Line? line = first.lines["tea"];
    io:println(line?.unitPrice, " ", first.lines.hasKey("egg"), " ", first.lines.keys()); // @output 4.25 false ["tea","cup"]
    error? e = trap first.lines.add({sku: "tea", quantity: 1, unitPrice: 1});
    io:println(e is error ? e.message() : "none"); // @output {ballerina/lang.table}KeyConstraintViolation
}

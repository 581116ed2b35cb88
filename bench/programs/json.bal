import ballerina/io;

type Line record {|
    string sku;
    int quantity;
    float unitPrice;
|};

type Order record {|
    int id;
    string customer;
    boolean express;
    string? note;
    Line[] lines;
    map<string> tags;
|};

public function main() returns error? {
    Order first = {
        id: 1,
        customer: "Ada Lovelace",
        express: true,
        note: (),
        lines: from int i in 0 ..< 12
            select {sku: string `item-${i}`, quantity: i + 1, unitPrice: <float>i + 0.25},
        tags: {"region": "north", "channel": "web", "campaign": "spring"}
    };
    string text = first.toJsonString();
    int length = text.length();
    int quantity = 0;
    foreach int i in 0 ..< 10000 {
        Order 'order = check text.fromJsonStringWithType();
        'order.id = 1 + i % 9;
        foreach Line line in 'order.lines {
            quantity += line.quantity;
        }
        text = 'order.toJsonString();
    }
    io:println(quantity, " ", text.length() == length);
}

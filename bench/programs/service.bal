import ballerina/http;

configurable int port = 9090;

type Line record {|
    string sku;
    int quantity;
    float unitPrice;
|};

type Order record {|
    int id;
    string customer;
    Line[] lines;
|};

type Receipt record {|
    int id;
    string customer;
    int items;
    Line[] lines;
|};

isolated service / on new http:Listener(port) {

    isolated resource function get health() returns string {
        return "up";
    }

    isolated resource function post orders(Order 'order) returns Receipt {
        int items = 0;
        foreach Line line in 'order.lines {
            items += line.quantity;
        }
        return {id: 'order.id, customer: 'order.customer, items, lines: 'order.lines};
    }
}

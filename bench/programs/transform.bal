import ballerina/data.xmldata;
import ballerina/http;

configurable int port = 9090;

type Line record {|
    @xmldata:Attribute
    string sku;
    int quantity;
    float unitPrice;
|};

@xmldata:Name {value: "order"}
type Order record {|
    @xmldata:Attribute
    int id;
    string customer;
    @xmldata:Name {value: "line"}
    Line[] lines;
|};

isolated service / on new http:Listener(port) {

    isolated resource function get health() returns string {
        return "up";
    }

    isolated resource function post orders(Order 'order) returns xml|error {
        return xmldata:toXml('order);
    }
}

import ballerina/data.xmldata;
import ballerina/io;

type Order record {|
    @xmldata:Attribute
    int id;
    string customer;
    boolean express;
    Line[] line;
|};

type Line record {|
    @xmldata:Attribute
    string sku;
    string description;
    int quantity;
    float unitPrice;
|};

public function main() returns error? {
    string text = string `<order id="7"><customer>Ada Lovelace</customer><express>true</express>`;
    foreach int i in 0 ..< 70 {
        text += string `
    <line sku="item-${i}"><description>Pens &amp; paper, no. ${i}</description><quantity>${i + 1}</quantity><unitPrice>${i}.25</unitPrice></line>`;
    }
    text += "</order>";
    int quantity = 0;
    float total = 0;
    foreach int i in 0 ..< 1000 {
        Order 'order = check xmldata:parseString(text);
        foreach Line line in 'order.line {
            quantity += line.quantity;
            total += line.unitPrice;
        }
    }
    io:println(quantity, " ", total.toFixedString(2), " ", text.length());
}

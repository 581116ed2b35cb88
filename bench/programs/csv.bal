import ballerina/data.csv;
import ballerina/io;

type Sale record {|
    int id;
    string customer;
    string product;
    int quantity;
    float price;
    string city;
|};

// Blocks gives the same block of rows again and again.
class Blocks {
    private final byte[] block;
    private int left;

    function init(byte[] block, int times) {
        self.block = block;
        self.left = times;
    }

    public isolated function next() returns record {|byte[] value;|}? {
        if self.left < 0 {
            return;
        }
        self.left -= 1;
        return {value: self.block};
    }
}

public function main() returns error? {
    string rows = "";
    foreach int i in 0 ..< 1000 {
        rows += string `${i * 7919 % 100003},Customer ${i % 97},"Product, no. ${i % 13}",${i % 17 + 1},${i % 999}.25,City ${i % 53}${"\n"}`;
    }
    stream<byte[], error?> blocks = new (new Blocks(rows.toBytes(), 200));
    stream<Sale, csv:Error?> sales = check csv:parseToStream(blocks, {
        header: (),
        customHeadersIfHeadersAbsent: ["id", "customer", "product", "quantity", "price", "city"]
    });
    int count = 0;
    int quantity = 0;
    float total = 0;
    int letters = 0;
    check from Sale s in sales
        do {
            count += 1;
            quantity += s.quantity;
            total += <float>s.quantity * s.price;
            letters += s.product.length();
        };
    io:println(count, " ", quantity, " ", total.toFixedString(2), " ", letters);
}

import ballerina/data.csv;
import ballerina/io;

type Item record {|
    int id;
    string name;
    decimal price;
    boolean sold;
|};

type Brief record {|
    @csv:Name {value: "id"}
    int number;
    string? note = "none";
    string place?;
|};

type Open record {
    int id;
};

const ITEMS = string `id, name, price, sold
    1, "Pen, blue", 1.50, true # cheap
    # nothing here

    2, "6"" nail", 0.25, FALSE
    3, say \"hi\", 12345678901234567890.123, false`;

function show(anydata|error v) {
    if v is error {
        io:println("error: ", v.message());
    } else {
        io:println(v);
    }
}

class Blocks {
    private final byte[] bytes;
    private final int size;
    private final int broken;
    private int at = 0;

    function init(string text, int size, int broken = -1) {
        self.bytes = text.toBytes();
        self.size = size;
        self.broken = broken;
    }

    public isolated function next() returns record {|byte[] value;|}|error? {
        if self.broken >= 0 && self.at >= self.broken {
            return error("boom");
        }
        if self.at >= self.bytes.length() {
            return;
        }
        int end = int:min(self.at + self.size, self.bytes.length());
        byte[] b = self.bytes.slice(self.at, end);
        self.at = end;
        return {value: b};
    }
}

public function main() returns error? {
    Item[] items = check csv:parseString(ITEMS);
    foreach Item i in items {
        io:println(i);
    }
    // @output {"id":1,"name":"Pen, blue","price":1.5,"sold":true}
    // @output {"id":2,"name":"6" nail","price":0.25,"sold":false}
    // @output {"id":3,"name":"say "hi"","price":12345678901234567890.123,"sold":false}
    Item[] fromBytes = check csv:parseBytes(ITEMS.toBytes());
    io:println(fromBytes == items); // @output true
    foreach int size in [1, 3, 1000] {
        stream<byte[], error?> blocks = new (new Blocks(ITEMS, size));
        Item[] fromStream = check csv:parseStream(blocks);
        io:println(fromStream == items); // @output true
    } // @output true
    // @output true

    // Rows one at a time.
    stream<byte[], error?> blocks = new (new Blocks(ITEMS, 7));
    stream<Item, csv:Error?> rows = check csv:parseToStream(blocks);
    record {|Item value;|}? first = check rows.next();
    io:println(first?.value?.name); // @output Pen, blue
    io:println(check from Item i in rows select i.id); // @output [2,3]
    blocks = new (new Blocks("id\n1\nx\n3", 2));
    stream<Open, csv:Error?> bad = check csv:parseToStream(blocks);
    io:println(check bad.next()); // @output {"value":{"id":1}}
    var second = bad.next();
    io:println(second is csv:Error ? second.message() : second); // @output value 'x' cannot be cast into 'int'
    blocks = new (new Blocks("id\n1\n2\n3", 2, 6));
    stream<anydata[], csv:Error?> broken = check csv:parseToStream(blocks);
    io:println(check broken.next()); // @output {"value":[1]}
    var end = broken.next();
    io:println(end is csv:Error ? end.message() : end); // @output Error occurred while reading the stream: boom
    blocks = new (new Blocks("name\na", 2));
    stream<Open, csv:Error?>|csv:Error noHeader = csv:parseToStream(blocks);
    io:println(noHeader is csv:Error ? noHeader.message() : "");
    // @output no matching header value is found for the required field 'id'
    blocks = new (new Blocks(ITEMS, 7));
    stream<Item, csv:Error?> closed = check csv:parseToStream(blocks);
    check closed.close();

    // What a row becomes.
    Brief[] brief = check csv:parseString("x,id\n1,2");
    io:println(brief); // @output [{"number":2,"note":"none"}]
    Open[] open = check csv:parseString("id,a,b,c,d\n1,2.5,true,null,text\n2");
    io:println(open); // @output [{"id":1,"a":2.5,"b":true,"c":null,"d":"text"},{"id":2}]
    map<string>[] maps = check csv:parseString("a,b\n1,x");
    io:println(maps); // @output [{"a":"1","b":"x"}]
    [int, string][] tuples = check csv:parseString("a,b,c\n1,x,y");
    io:println(tuples); // @output [[1,"x"]]
    [int, string, boolean, int?][] longer = check csv:parseString("a,b\n1,x");
    io:println(longer); // @output [[1,"x",false,null]]
    float[][] floats = check csv:parseString("a,b\n1,-2.5e3\nNaN,Infinity");
    io:println(floats); // @output [[1.0,-2500.0],[NaN,Infinity]]
    anydata[][] any1 = check csv:parseString("a,b\n1,()", {outputWithHeaders: true});
    io:println(any1); // @output [["a","b"],[1,null]]
    (Item & readonly)[] frozen = check csv:parseString(ITEMS, {skipLines: "2-3"});
    io:println(frozen.length(), frozen[0] is readonly); // @output 1true
    Open[2] two = check csv:parseString("id\n1\n2\n3");
    io:println(two); // @output [{"id":1},{"id":2}]
    (record {|int a;|}|record {|string a;|})[] either = check csv:parseString("a\n1\nx");
    io:println(either); // @output [{"a":1},{"a":"x"}]
    record {|boolean a;|}[]|record {|int a;|}[] one = check csv:parseString("a\n1\n2");
    io:println(one); // @output [{"a":1},{"a":2}]

    // Options.
    string[][] tabs = check csv:parseString("a\tb\nx y\t'1\t2'\n", {delimiter: "\t", textEnclosure: "'"});
    io:println(tabs); // @output [["x y","1	2"]]
    string[][] wide = check csv:parseString("a→b\n1→2", {delimiter: "→"});
    io:println(wide); // @output [["1","2"]]
    string[][] comments = check csv:parseString("a & b\n1,& 2\n& all\n3&4", {comment: "&", header: ()});
    io:println(comments); // @output [["a"],["1",""],["3"]]
    record {}[] numbered = check csv:parseString("1,a\n2,b,c", {header: ()});
    io:println(numbered); // @output [{"1":1,"2":"a"},{"1":2,"2":"b","3":"c"}]
    record {}[] named = check csv:parseString("1,a\n2,b", {header: (), customHeadersIfHeadersAbsent: ["x", "y"], skipLines: [1]});
    io:println(named); // @output [{"x":2,"y":"b"}]
    record {}[] late = check csv:parseString("title\n\nid\n1", {header: 2});
    io:println(late); // @output [{"id":1}]
    record {}[] crlf = check csv:parseString("a,b\r\n1,\"2\n3\"\r\n", {lineTerminator: csv:CRLF});
    io:println(crlf); // @output [{"a":1,"b":"2
    // @output 3"}]
    record {int? a;}[] nil = check csv:parseString("a,b\nN/A,null", {nilValue: csv:NOT_APPLICABLE});
    io:println(nil); // @output [{"a":null,"b":"null"}]
    record {|int id; string note?;|}[] absent = check csv:parseString("id,note\n1,null\n2,x", {allowDataProjection: {nilAsOptionalField: true}});
    io:println(absent); // @output [{"id":1},{"id":2,"note":"x"}]
    record {|int id; string? note;|}[] nilable = check csv:parseString("id\n1", {allowDataProjection: {absentAsNilableType: true}});
    io:println(nilable); // @output [{"id":1,"note":null}]
    record {decimal a;}[] french = check csv:parseString("a;b\n12,5;1", {delimiter: ";", locale: "fr_FR"});
    io:println(french); // @output [{"a":12.5,"b":1}]
    record {}[] latin = check csv:parseBytes([97, 10, 233], {encoding: "ISO-8859-1"});
    io:println(latin); // @output [{"a":"é"}]
    record {}[] bom = check csv:parseBytes([239, 187, 191, 97, 10, 49]);
    io:println(bom); // @output [{"a":1}]

    // Quotes.
    string[][] quotes = check csv:parseString(string `a,b,c
        "1",""2"","x ""y"" z"
        4,"5, 6"b" " a "",""6""
        "two
lines" ,"\\ \t \x \u0041", ""`);
    foreach string[] row in quotes {
        io:println(row);
    }
    // @output ["1",""2"","x "y" z"]
    // @output ["4","5, 6"b" " a "",""6""]
    // @output ["two
    // @output lines","\ 	 \x A",""]

    // Lists and records.
    Open[] fromList = check csv:parseList([["id", "x"], ["1", "a"]], {headerRows: 1});
    io:println(fromList); // @output [{"id":1,"x":"a"}]
    fromList = check csv:parseList([["?"], ["?"], ["1"]], {headerRows: 2, customHeaders: ["id"]});
    io:println(fromList); // @output [{"id":1}]
    anydata[][] lists = check csv:parseList([["1", "true"]], {customHeaders: ["a", "b"], outputWithHeaders: true});
    io:println(lists); // @output [["a","b"],[1,true]]
    anydata[][] transformed = check csv:transform(items, {skipLines: [2, 3], headerOrder: ["price", "id", "name", "sold"], outputWithHeaders: true});
    io:println(transformed); // @output [["price","id","name","sold"],[1.5,1,"Pen, blue",true]]
    Brief[] renamed = check csv:transform(items);
    io:println(renamed[2]); // @output {"number":3,"note":"none"}
    float[][1] numbers = check csv:transform(items, {skipLines: [1]});
    io:println(numbers); // @output [[2.0],[3.0]]

    // What is wrong is told.
    Item[]|error e = csv:parseString("id,name,price,sold\n1,a,b,true");
    show(e); // @output error: value 'b' cannot be cast into 'decimal'
    e = csv:parseString("id,name\n1,a");
    show(e); // @output error: no matching header value is found for the required field 'price'
    e = csv:parseString("id,name,price,sold\n1,a,1,true,x");
    show(e); // @output error: invalid number of headers
    e = csv:parseString("id,name,id\n1,a,1");
    show(e); // @output error: duplicate header found: 'id'
    e = csv:parseString("\nid\n1");
    show(e); // @output error: provided header row is empty
    e = csv:parseString("id,,x\n1");
    show(e); // @output error: provided header row is empty
    e = csv:parseString(ITEMS, {header: 100});
    show(e); // @output error: provided header row is empty
    e = csv:parseString("id,name,price,sold\n\n1,\"a");
    show(e); // @output error: a value in quotes has no end in line 3
    Open[]|error o = csv:parseString("id\nnull");
    show(o); // @output error: value 'null' cannot be cast into 'int'
    o = csv:parseString("id\n1.0");
    show(o); // @output error: value '1.0' cannot be cast into 'int'
    o = csv:parseString("id\n9223372036854775808");
    show(o); // @output error: value '9223372036854775808' cannot be cast into 'int'
    o = csv:parseString("id", {skipLines: "3-1"});
    show(o); // @output error: invalid range '3-1' for the option 'skipLines': expected two row numbers as in '2-4'
    o = csv:parseBytes([], {encoding: "none"});
    show(o); // @output error: unsupported encoding 'none'
    record {|int id;|}[]|error strict = csv:parseString("id,x\n1,2", {allowDataProjection: false});
    show(strict); // @output error: no mapping field in the expected type for header 'x'
    [int][]|error short = csv:parseString("id,x\n1,2", {allowDataProjection: false});
    show(short); // @output error: invalid array size for expected array type, cannot be greater than '1'
    Brief[]|error clash = csv:parseString("id,number\n1,2");
    show(clash); // @output error: duplicate field found in record fields: 'number'
    (record {|int a;|}|record {|boolean a;|})[]|error none = csv:parseString("a\nx");
    io:println(none is error); // @output true
    o = csv:parseList([["1", "2"]], {customHeaders: ["id"]});
    show(o); // @output error: invalid number of headers
    o = csv:parseList([["1"], ["2"]], {headerRows: 2});
    show(o); // @output error: custom headers should be provided
    o = csv:transform([{"id": "x"}]);
    show(o); // @output error: no mapping type found for value 'x' in key 'id'
    int[][]|error varying = csv:transform([{"a": 1}, {"b": 1}]);
    show(varying); // @output error: CSV data rows with varying headers are not yet supported
    varying = csv:transform([{"a": "x"}]);
    show(varying); // @output error: value 'x' in index '0' is not compatible with array type 'int'
}

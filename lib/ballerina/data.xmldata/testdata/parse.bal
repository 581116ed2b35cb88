import ballerina/data.xmldata;
import ballerina/io;

type Book record {
    @xmldata:Attribute
    string isbn?;
    string title;
    Author[] author;
    decimal price;
    Publisher publisher?;
};

type Author record {|
    string \#content;
    int born?;
|};

type Publisher record {|
    string name;
    map<string> address;
|};

@xmldata:Name {value: "shop"}
@xmldata:Namespace {prefix: "s", uri: "http://shop"}
type Shop record {|
    @xmldata:Namespace {prefix: "s", uri: "http://shop"}
    string name;
    @xmldata:Name {value: "name"}
    @xmldata:Namespace {uri: "http://other"}
    string otherName;
    @xmldata:Name {value: "item"}
    int[2] items;
    xml extra?;
    boolean open = true;
|};

type Pair record {|
    string a;
    string b;
|};

type Clash record {|
    string name;
    @xmldata:Attribute
    @xmldata:Name {value: "name"}
    string attr;
|};

type Contact record {|
    string name;
    string|Author|() phone;
    (int|string)[] codes;
    float rate?;
|};

const BOOK = string `<?xml version="1.0" encoding="UTF-8"?>
<!-- a book -->
<book isbn="1-2">
    <title>XML &amp; <!-- hidden --><![CDATA[<more>]]></title>
    <author born="1960">A</author><author>B</author>
    <price>10.50</price>
    <publisher><name>P</name><address><street>Main 1</street><zip>0123</zip></address></publisher>
    <note lang="en">n</note><note>2</note><stock>7</stock>
</book>`;

class Blocks {
    private final byte[] bytes;
    private int at = 0;

    function init(string text) {
        self.bytes = text.toBytes();
    }

    public isolated function next() returns record {|byte[] value;|}|error? {
        if self.at >= self.bytes.length() {
            return;
        }
        self.at += 1;
        return {value: [self.bytes[self.at - 1]]};
    }
}

function show(anydata|error v) {
    if v is error {
        io:println("error: ", v.message());
    } else {
        io:println(v);
    }
}

public function main() returns error? {
    Book book = check xmldata:parseString(BOOK);
    io:println(book.isbn, " ", book.title, " ", book.author, " ", book.price, " ", book.publisher);
    // @output 1-2 XML & <more> [{"#content":"A","born":1960},{"#content":"B"}] 10.50 {"name":"P","address":{"street":"Main 1","zip":"0123"}}
    io:println(book["note"], book["stock"] is int); // @output [{"lang":"en","#content":"n"},2]true
    Book fromBytes = check xmldata:parseBytes(BOOK.toBytes());
    stream<byte[], error?> blocks = new (new Blocks(BOOK));
    Book fromStream = check xmldata:parseStream(blocks);
    Book fromXml = check xmldata:parseAsType(xml `<book isbn="1-2"><title>T</title><author>A</author><price>1</price></book>`);
    io:println(fromBytes == book, fromStream == book, fromXml.title); // @output truetrueT

    // Names and namespaces.
    Shop shop = check xmldata:parseString(string `<x:shop xmlns:x="http://shop" xmlns="http://other">
        <x:name>one</x:name><name>two</name><item>1</item><item>2</item><item>3</item><extra><deep a="1"/></extra></x:shop>`);
    io:println(shop.name, shop.otherName, shop.items, shop.open); // @output onetwo[1,2]true
    xml? extra = shop?.extra;
    io:println(extra is xml:Element); // @output true
    Clash clash = check xmldata:parseString(string `<c name="attribute"><name>element</name></c>`);
    io:println(clash); // @output {"name":"element","attr":"attribute"}
    Pair fromAttributes = check xmldata:parseString(string `<p a="1" b="x">ignored</p>`);
    io:println(fromAttributes); // @output {"a":"1","b":"x"}
    record {|string \@a; string text;|} prefixed = check xmldata:parseString(string `<p a="1">t</p>`, {attributePrefix: "@", textFieldName: "text"});
    io:println(prefixed); // @output {"@a":"1","text":"t"}

    // Types.
    record {} open = check xmldata:parseString(string `<d><a>1</a><a>2.5</a><b>true</b><c x="y"><d/></c></d>`);
    io:println(open); // @output {"a":[1,2.5],"b":true,"c":{"x":"y","d":""}}
    Contact contact = check xmldata:parseString(string `<c><name>N</name><phone born="1">5</phone><codes>7</codes><rate>INF</rate></c>`);
    io:println(contact); // @output {"name":"N","phone":{"#content":"5","born":1},"codes":[7],"rate":Infinity}
    contact = check xmldata:parseString(string `<c><name>N</name><phone/><codes>7</codes><codes>a</codes></c>`);
    io:println(contact); // @output {"name":"N","phone":null,"codes":[7,"a"]}
    record {|string a?; int[3] b;|} filled = check xmldata:parseString("<d><a></a><b>1</b></d>");
    io:println(filled); // @output {"b":[1,0,0]}
    Pair & readonly frozen = check xmldata:parseString("<p><a>1</a><b>2</b></p>");
    io:println(frozen is readonly); // @output true
    record {|json data;|} tree = check xmldata:parseString("<p><data><x>1</x><x>2</x></data></p>");
    io:println(tree); // @output {"data":{"x":[1,2]}}

    // What is wrong is told.
    Pair|error e = xmldata:parseString("<p><a>1</a></p>");
    show(e); // @output error: required field 'b' not present in XML
    e = xmldata:parseString("<p><a>1</a><b>2</b><b>3</b></p>");
    show(e); // @output error: expected 'string' value for the field 'b' found 'array' value
    e = xmldata:parseString("<p><a>1</a><b></b></p>");
    show(e); // @output error: field 'b' cannot be converted into the type 'string'
    e = xmldata:parseString("<p><a>1</a><b><c/></b></p>");
    show(e); // @output error: field 'b' cannot be converted into the type 'string'
    e = xmldata:parseString("<p><a>1</a><b>2</b><c/></p>", {allowDataProjection: false});
    io:println(e is error && e.message().startsWith("undefined field 'c' in record '")); // @output true
    e = xmldata:parseString("<p><a>1</b></p>");
    io:println(e is error && e.message().startsWith("failed to parse xml")); // @output true
    record {|int a;|}|error n = xmldata:parseString("<p><a>1.0</a></p>");
    show(n); // @output error: 'string' value '1.0' cannot be converted to 'int'
    n = xmldata:parseAsType(xml `<p/><q/>`);
    show(n); // @output error: expected one XML element, found several items
    n = xmldata:parseAsType(xml `text`);
    io:println(n is error); // @output true
    Shop|error s = xmldata:parseString(string `<s:store xmlns:s="http://shop"/>`);
    show(s); // @output error: record type name 'shop' mismatch with given XML name 'store'
    s = xmldata:parseString(string `<s:shop xmlns:s="http://x"/>`);
    show(s); // @output error: namespace mismatched for the type: 'Shop'
    s = xmldata:parseString(string `<x:shop xmlns:x="http://shop"/>`, {useSemanticEquality: false});
    show(s); // @output error: namespace mismatched for the type: 'Shop'
    record {|int[2] a;|}|error size = xmldata:parseString("<p><a>1</a><a>1</a><a>1</a></p>", {allowDataProjection: false});
    show(size); // @output error: array size is not compatible with the expected size
    Clash|error attribute = xmldata:parseString("<c><name>n</name></c>");
    show(attribute); // @output error: required attribute 'name' not present in XML
}

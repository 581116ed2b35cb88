import ballerina/data.xmldata;
import ballerina/io;

@xmldata:Name {value: "customers"}
@xmldata:Namespace {prefix: "ns", uri: "http://sdf.com"}
type Customer record {
    @xmldata:Name {value: "employeeName"}
    @xmldata:Namespace {prefix: "ns", uri: "http://sdf.com"}
    @xmldata:Attribute
    string name;
    int age;
};

@xmldata:Namespace {uri: "example.com"}
type Bill record {
    Address address;
    @xmldata:Attribute
    @xmldata:Namespace {prefix: "ns", uri: "ns.com"}
    string attr?;
};

@xmldata:Namespace {uri: ""}
type Address record {
    string street;
    string? zip;
};

type Root record {|
    string name;
    @xmldata:Attribute
    string xmlns\:asd = "http://asd/";
    @xmldata:Any
    Address|Customer thing;
    Text text;
|};

type Text record {|
    string \#content;
    @xmldata:Attribute
    int \@n;
|};

function show(xml|error x) {
    io:println(x is error ? "error: " + x.message() : x.toString());
}

type Tag record {|
    @xmldata:Attribute
    string a?;
    @xmldata:Attribute
    int b?;
    @xmldata:Attribute
    @xmldata:Namespace {prefix: "n", uri: "http://n"}
    string c?;
    string text?;
|};

type Same record {|
    @xmldata:Attribute
    @xmldata:Name {value: "x"}
    string one;
    @xmldata:Attribute
    @xmldata:Name {value: "x"}
    string two;
|};

type Spaced record {|
    @xmldata:Attribute
    @xmldata:Name {value: "a b"}
    string one?;
    @xmldata:Attribute
    string two;
|};

public function main() returns error? {
    Customer c = {name: "Asha", age: 10};
    show(xmldata:toXml(c));
    // @output <ns:customers xmlns:ns="http://sdf.com" ns:employeeName="Asha"><age>10</age></ns:customers>
    Bill b = {address: {street: "a < b & \"c\"", zip: ()}, attr: "v"};
    show(xmldata:toXml(b));
    // @output <Bill xmlns="example.com" xmlns:ns="ns.com" ns:attr="v"><address xmlns=""><street>a &lt; b &amp; "c"</street><zip/></address></Bill>
    Root r = {name: "n", thing: {street: "s", zip: "z"}, text: {\#content: "t", \@n: 1}};
    show(xmldata:toXml(r, {attributePrefix: "@"}));
    // @output <Root xmlns:asd="http://asd/"><name>n</name><Address><street>s</street><zip>z</zip></Address><text n="1">t</text></Root>
    record {int id;} one = {id: 30};
    show(xmldata:toXml(one)); // @output <id>30</id>
    map<json> data = {id: 30, list: [1, {a: "x"}], "none": ()};
    show(xmldata:toXml(data)); // @output <root><id>30</id><list>1</list><list><a>x</a></list><none/></root>
    map<string[]> lists = {key: ["a", "b"]};
    show(xmldata:toXml(lists)); // @output <root><key>a</key><key>b</key></root>
    map<xml> xmls = {"value": xml `<text>1</text>`};
    show(xmldata:toXml(xmls)); // @output <root><value><text>1</text></value></root>
    table<map<string>> rows = table [{key: "1"}, {key: "2"}];
    map<table<map<string>>> tables = {data: rows};
    show(xmldata:toXml(tables)); // @output <root><data><key>1</key></data><data><key>2</key></data></root>
    map<Customer[]> customers = {all: [c]};
    show(xmldata:toXml(customers)); // @output <root><all xmlns:ns="http://sdf.com" ns:employeeName="Asha"><age>10</age></all></root>
    map<string> bad = {"a b": "x", "c": "y"};
    show(xmldata:toXml(bad)); // @output error: 'a b' is no name of an element

    // Attributes: values of one type with others, in the order of the fields, and
    // none of them has what is set in another one.
    record {|Tag[] tag;|} tags = {tag: [{a: "1"}, {a: "2", b: 3}, {b: 4}, {}, {a: "5", b: 6}, {a: "7", c: "8", b: 9}, {c: "0"}]};
    xml|error written = xmldata:toXml(tags);
    show(written);
    // @output <root><tag a="1"/><tag a="2" b="3"/><tag b="4"/><tag/><tag a="5" b="6"/><tag xmlns:n="http://n" a="7" b="9" n:c="8"/><tag xmlns:n="http://n" n:c="0"/></root>
    if written is xml:Element {
        xml tag = written.getChildren();
        map<string> attributes = (<xml:Element>tag[1]).getAttributes();
        attributes["z"] = "new";
        show(tag[1] + tag[4]); // @output <tag a="2" b="3" z="new"/><tag a="5" b="6"/>
    }
    Same same = {one: "1", two: "2"};
    show(xmldata:toXml(same)); // @output <Same x="2"/>
    Spaced spaced = {two: "2"};
    show(xmldata:toXml(spaced)); // @output <Spaced two="2"/>
    spaced.one = "1";
    show(xmldata:toXml(spaced)); // @output error: 'a b' is no name of an attribute

    // JSON.
    show(xmldata:fromJson({store: {"@id": "AST", name: "Anne", codes: [4, {x: true}], "#content": "t"}}));
    // @output <store id="AST"><name>Anne</name><codes>4</codes><codes><x>true</x></codes>t</store>
    show(xmldata:fromJson({a: 1, b: ()})); // @output <root><a>1</a><b/></root>
    show(xmldata:fromJson([1, [2, 3]])); // @output <root><item>1</item><item><item>2</item><item>3</item></item></root>
    show(xmldata:fromJson({a: [1, 2]}, {rootTag: "r"})); // @output <r><a>1</a><a>2</a></r>
    show(xmldata:fromJson({a: 1}, {rootTag: "r"})); // @output <r><a>1</a></r>
    show(xmldata:fromJson({"ns:a": {"@xmlns:ns": "http://n", "@ns:x": 1, "ns:b": 2}})); // @output <ns:a xmlns:ns="http://n" ns:x="1"><ns:b>2</ns:b></ns:a>
    show(xmldata:fromJson("just text")); // @output just text
    show(xmldata:fromJson(())); // @output 
    show(xmldata:fromJson({a: {"@x": [1]}})); // @output error: attribute cannot be an object or array
    show(xmldata:fromJson({"q:a": 1})); // @output error: the prefix of the name 'q:a' stands for no namespace
}

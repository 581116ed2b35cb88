import ballerina/data.xmldata;
import ballerina/io;

type Person record {|
    string id;
    @xmldata:Sequence {minOccurs: 1, maxOccurs: 1}
    Details details;
|};

type Details record {|
    @xmldata:SequenceOrder {value: 1}
    @xmldata:Element {minOccurs: 1, maxOccurs: 3}
    int[] age;
    @xmldata:SequenceOrder {value: 2}
    float salary;
    @xmldata:SequenceOrder {value: 3}
    @xmldata:Choice {minOccurs: 0, maxOccurs: 1}
    Contact contact?;
|};

type Contact record {|
    string mail?;
    string phone?;
|};

type Either record {|
    @xmldata:Choice {minOccurs: 1, maxOccurs: 2}
    Contact contact;
|};

type Pairs record {|
    @xmldata:Sequence {minOccurs: 1, maxOccurs: 2}
    Pair[] pairs;
|};

type Pair record {|
    @xmldata:SequenceOrder {value: 2}
    int right;
    @xmldata:SequenceOrder {value: 1}
    int left;
|};

type Limited record {|
    @xmldata:Element {minOccurs: 2, maxOccurs: 2}
    int[] n;
|};

function show(record {}|error v) {
    if v is error {
        io:println("error: ", v.message());
        return;
    }
    io:println(v);
    xml|error x = xmldata:toXml(v);
    io:println(x is error ? x.message() : x.toString());
}

function person(string s) returns record {}|error {
    Person p = check xmldata:parseString(s);
    return p;
}

function either(string s) returns record {}|error {
    Either e = check xmldata:parseString(s);
    return e;
}

function pairs(string s) returns record {}|error {
    Pairs e = check xmldata:parseString(s);
    return e;
}

public function main() {
    show(person("<Person><age>1</age><id>x</id><age>2</age><salary>1.5</salary><phone>5</phone></Person>"));
    // @output {"id":"x","details":{"age":[1,2],"salary":1.5,"contact":{"phone":"5"}}}
    // @output <Person><id>x</id><age>1</age><age>2</age><salary>1.5</salary><phone>5</phone></Person>
    show(person("<p><id>x</id><salary>1</salary></p>")); // @output error: Element 'salary' is not in the correct order in 'details'
    show(person("<p><id>x</id><age>1</age></p>")); // @output error: Element(s) 'salary' is not found in 'details'
    show(person("<p><id>x</id></p>")); // @output error: required field 'details' not present in XML
    show(person("<p><id>x</id><age>1</age><age>1</age><age>1</age><age>1</age><salary>1</salary></p>"));
    // @output error: 'age' occurs more than the max allowed times
    show(person("<p><id>x</id><age>1</age><salary>1</salary><salary>1</salary></p>"));
    // @output error: Element 'salary' is not in the correct order in 'details'
    show(either("<Either><mail>m</mail><phone>p</phone></Either>"));
    // @output {"contact":{"mail":"m","phone":"p"}}
    // @output <Either><mail>m</mail><phone>p</phone></Either>
    show(either("<e><mail>m</mail><phone>p</phone><mail>n</mail></e>")); // @output error: 'contact' occurs more than the max allowed times
    show(either("<e/>")); // @output error: required field 'contact' not present in XML
    show(pairs("<Pairs><left>1</left><right>2</right><left>3</left><right>4</right></Pairs>"));
    // @output {"pairs":[{"right":2,"left":1},{"right":4,"left":3}]}
    // @output <Pairs><left>1</left><right>2</right><left>3</left><right>4</right></Pairs>
    show(pairs("<p><left>1</left><right>2</right><left>3</left><right>4</right><left>5</left><right>6</right></p>"));
    // @output error: 'pairs' occurs more than the max allowed times
    Limited|error few = xmldata:parseString("<l><n>1</n></l>");
    show(few); // @output error: 'n' occurs less than the min required times
    Limited|error many = xmldata:parseString("<l><n>1</n><n>1</n><n>1</n></l>");
    show(many); // @output error: 'n' occurs more than the max allowed times
    Limited l = {n: [1]};
    xml|error x = xmldata:toXml(l);
    io:println(x is error ? x.message() : ""); // @output 'n' occurs less than the min required times
}

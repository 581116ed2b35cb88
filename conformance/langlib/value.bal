import ballerina/io;

type Address record {|
    string city;
    string zip = "0";
|};

type Person record {
    string name;
    int age;
    Address address?;
};

type Book record {
    xml book;
    float price;
};

public function main() returns error? {
    int[] a = [1, 2];
    int[] b = a.clone();
    b.push(3);
    io:println(a, b); // @output [1,2][1,2,3]
    int[] & readonly c = a.cloneReadOnly();
    io:println(c.isReadOnly(), a.isReadOnly()); // @output truefalse

    json j = {name: "Ann", age: 5, address: {city: "Rome"}};
    Person p = check j.cloneWithType();
    io:println(p); // @output {"name":"Ann","age":5,"address":{"city":"Rome","zip":"0"}}
    Person|error bad = j.cloneWithType(Person);
    io:println(bad is Person); // @output true
    json wrong = {name: 1, address: {zip: "x"}};
    Person|error failed = wrong.cloneWithType();
    if failed is error {
        io:println(failed.message()); // @output {ballerina/lang.value}ConversionError
        io:println(failed.detail()["message"]);
        // @output 'map<json>' value cannot be converted to 'Person': 
        // @output 		missing required field 'age' of type 'int' in record 'Person'
        // @output 		field 'name' in record 'Person' should be of type 'string', found '1'
        // @output 		missing required field 'address.city' of type 'string' in record 'Address'
    }
    float[] floats = check a.cloneWithType();
    io:println(floats); // @output [1.0,2.0]

    json number = 5;
    float f = check number.ensureType();
    io:println(f); // @output 5.0
    string|error s = number.ensureType();
    io:println(s); // @output error("{ballerina}TypeCastError",message="incompatible types: 'int' cannot be cast to 'string'")

    io:println([1, "a", (), 2.5d].toString(), " ", "x".toString()); // @output [1,"a",null,2.5] x
    anydata data = {"a": [1, "x", (), 2.5d]};
    io:println(data.toBalString()); // @output {"a":[1,"x",(),2.5d]}
    io:println(check data.toBalString().fromBalString() == data); // @output true

    Book book = {book: xml `<b>t</b>`, price: 10};
    json bj = book.toJson();
    io:println(bj.toJsonString()); // @output {"book":"<b>t</b>", "price":10.0}
    Book back = check bj.fromJsonWithType();
    io:println(back == book); // @output true
    io:println(bj.cloneWithType(Book) is error); // @output true

    json parsed = check "{\"i\": 1, \"d\": 1.50, \"l\": [true, null]}".fromJsonString();
    io:println(parsed); // @output {"i":1,"d":1.50,"l":[true,null]}
    json i = check parsed.i;
    json d = check parsed.d;
    io:println(i is int, d is decimal); // @output truetrue
    io:println("[1,]".fromJsonString()); // @output error("{ballerina/lang.value}FromJsonStringError",message="unexpected character ']' at line: 1 column: 4")
    io:println(check "[1, 2.5]".fromJsonFloatString(), check "[1, 2.50]".fromJsonDecimalString()); // @output [1.0,2.5][1,2.50]
    Address address = check "{\"city\": \"Oslo\"}".fromJsonStringWithType();
    io:println(address); // @output {"city":"Oslo","zip":"0"}

    json target = {x: 1, y: ()};
    io:println(check target.mergeJson({y: 2, z: 3})); // @output {"x":1,"y":2,"z":3}
    io:println(target.mergeJson(5) is error); // @output true

    int[] none = from int n in a where n > 5 select n;
    io:println(none.length()); // @output 0
    map<anydata> loop = {};
    loop["self"] = loop;
    _ = loop.toJsonString(); // @panic {ballerina/lang.value}CyclicValueReferenceError
}

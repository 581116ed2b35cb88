// Assigning within an optional field that is absent fills it in first.

import ballerina/io;

type Address record {|
    string city?;
    int zone = 3;
|};

type Person record {|
    Address home?;
    map<int> scores?;
|};

public function main() {
    Person p = {};
    p.home.city = "Kandy";
    p.scores["maths"] = 7;
    io:println(p); // @output {"home":{"zone":3,"city":"Kandy"},"scores":{"maths":7}}
    p.home.city = "Galle";
    p.home.zone += 1;
    io:println(p); // @output {"home":{"zone":4,"city":"Galle"},"scores":{"maths":7}}
}

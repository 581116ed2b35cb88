// Members of an enumeration are strings in keys, comparisons and templates.

import ballerina/io;

enum Day {
    MON,
    TUE = "tuesday"
}

type Plan record {|
    Day day;
    string what = "";
|};

public function main() {
    map<Plan> plans = {[MON]: {day: MON}, [TUE]: {day: "tuesday", what: "rest"}};
    Day d = TUE;
    io:println(plans.keys(), plans.get(TUE).what, d == "tuesday", string `${MON}-${d}`); // @output ["MON","tuesday"]resttrueMON-tuesday
}

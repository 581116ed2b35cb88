final int hidden = 40;

isolated function compute() returns int => hidden + 2;

public type Options record {|
    int size = compute();
    string name = "default";
|};

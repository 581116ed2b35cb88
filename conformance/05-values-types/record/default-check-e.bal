// A default expression has no check that could fail.

isolated function get() returns int|error => 1;

type A record {|
    int x = check get(); // @error
    int y = checkpanic get();
|};

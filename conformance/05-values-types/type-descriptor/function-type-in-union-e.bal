// A union behind returns belongs to what is returned.

type F function () returns int|string;

function text() returns string => "";

public function main() {
    F f = text;
    F g = "not a function"; // @error
}

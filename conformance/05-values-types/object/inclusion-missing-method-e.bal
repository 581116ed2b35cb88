// A class defines every method that it includes.

type Named object {
    function hello() returns string;
    function bye() returns string;
};

class Person { // @error
    *Named;

    function hello() returns string => "";
}

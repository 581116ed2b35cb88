// The referenced type's members are defined.

type Shape object {
    function area() returns int;
};

public function main() {
    var s = object Shape { // @error
        function other() returns int => 4;
    };
}

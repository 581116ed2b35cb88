// In init self is not used as a whole before every field has a value.

class Node {
    string name;
    Node? twin;

    function init(string name) {
        self.name = name;
        register(self); // @error
        self.twin = ();
        register(self);
    }
}

function register(Node n) {
}

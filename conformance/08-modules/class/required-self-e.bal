// A field that every object of the class needs cannot hold another such object.

class Link { // @error
    int id;
    Link next;

    function init(int id, Link next) {
        self.id = id;
        self.next = next;
    }
}

class Owner { // @error
    Pet pet;

    function init(Pet pet) {
        self.pet = pet;
    }
}

class Pet { // @error
    Owner owner;

    function init(Owner owner) {
        self.owner = owner;
    }
}

class Node {
    Node? next = ();
    Node[] others = [];
    map<Node> named = {};
}

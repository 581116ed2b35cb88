// The path and the method have to exist.

client class Api {
    resource function get items/[int id]() returns int => id;
}

public function main() {
    Api a = new;
    int x = a->/missing; // @error
    int y = a->/items/[1].post(); // @error
    int z = a->/items/["s"]; // @error
    string s = a->/items/[1]; // @error
    int w = a->/items/[1];
}

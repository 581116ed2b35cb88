// A get with a rest parameter does not give a service object.

service class Room {
}

service class House {
    resource function get rooms/[string... path]() returns Room => new; // @error
}

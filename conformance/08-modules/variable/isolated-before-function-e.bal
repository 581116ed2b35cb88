// At the beginning of a module variable isolated makes the variable isolated,
// also where it could be part of a function type.

function note() {
}

isolated function () f = note;
final (isolated function ()) g = isolated function() {
};

public function main() {
    f(); // @error
    g();
    lock {
        f = note;
    }
}

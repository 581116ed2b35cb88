// An isolated variable, though what follows could be an isolated type.

isolated function () returns int f = () => 1;
isolated object {} o = object {};
public isolated object {} p = object {}; // @error
configurable isolated int i = 1; // @error

function use() {
    int a = f(); // @error
    object {} b = o; // @error
}

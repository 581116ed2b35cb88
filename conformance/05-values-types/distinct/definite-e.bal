// Constructors and distinct types need types with definite type-ids.

type NotFound distinct error;

type Denied distinct error;

type Either NotFound|Denied;

type Plain error<record {| int a; |}>|error<record {| string a; |}>;

type Again distinct Either; // @error

type Fine distinct NotFound;

type Circle distinct object {
};

type Square distinct object {
};

type Shape distinct (Circle|Square); // @error

public function main() {
    error a = error Either("x"); // @error
    error b = error NotFound("x");
    error c = error Fine("x");
    error d = error Plain("x", a = 1);
}

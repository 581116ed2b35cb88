import ballerina/os;

int calls = 0;

# Area.
#
# + r - radius
# + return - area
public function area(float r) returns float => 3.14 * r * r; // want ballerina:3

# Counts.
public function count() {
    calls += 1;
}

# Runs.
#
# + name - what
# + return - an error
public function run(string name) returns error? { // want ballerina:3
    _ = check os:exec({value: "/bin/job", arguments: [name]}); // want ballerina/os:1
}

# Circle.
public class Circle { // want ballerina:5
    private final float r = 1;

    # Area.
    #
    # + return - area
    public isolated function area() returns float => 3.14 * self.r * self.r;
}

# Counter.
public class Counter {
    int n = 0;

    # Counts.
    #
    # + return - the count
    public function next() returns int => self.n + 1; // want ballerina:4
}

# Hashable.
public type Hashable object { // want ballerina:6
    # Hash.
    #
    # + return - the hash
    public function hash() returns int;
};

# Comparable.
public type Comparable isolated object {
    # Rank.
    #
    # + return - the rank
    public isolated function rank() returns int;
};

public type Missing distinct error;

public type Broken distinct error;

public function make(int n) returns error => n == 1 ? error Missing("missing") : error Broken("broken");

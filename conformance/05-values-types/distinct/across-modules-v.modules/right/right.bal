public type Failure distinct error;

public function make() returns Failure => error("right");

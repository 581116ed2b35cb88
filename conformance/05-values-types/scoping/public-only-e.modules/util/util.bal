public int shown = hidden;

int hidden = 1;

public type Shown int;

type Hidden int;

public function f() returns Hidden => 1;

public int count = 0;

public function get() returns int => count;

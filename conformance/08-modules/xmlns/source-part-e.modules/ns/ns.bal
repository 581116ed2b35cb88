xmlns "http://x.org/p" as p;

public function expanded() returns string => p:name;

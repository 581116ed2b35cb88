public function name() returns string => "c.b";

public function name() returns string => "a.b";

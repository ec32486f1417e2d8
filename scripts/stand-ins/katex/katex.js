// Asked for when it is loaded, never called: nothing here makes HTML of formulas.
export default {};

-- Writes what TeX's line breaker gets and gives, as JSON: the items before it, and for each line the last item in it after it.
-- Lengths in scaled points. For LuaTeX, whose breaker is TeX's.
local todirect = node.direct.todirect
local items, results, index_of = {}, {}, {}

local function add(n, kind, fields)
  local last = items[#items]
  if kind == "box" and last and last.kind == "box" then last.width = last.width + fields.width
  else
    fields.kind = kind
    table.insert(items, fields)
  end
  index_of[todirect(n)] = #items - 1
end

local function list_width(head)
  local total = 0
  for n in node.traverse(head) do total = total + (n.width or n.kern or 0) end
  return total
end

-- The same paragraph comes for every measure; the items are those of the last.
callback.register("pre_linebreak_filter", function(head)
  items, index_of = {}, {}
  for n in node.traverse(head) do
    local kind = node.type(n.id)
    if kind == "glyph" or kind == "hlist" then add(n, "box", { width = n.width })
    elseif kind == "kern" then add(n, "box", { width = n.kern })
    -- \parfillskip is not of the text.
    elseif kind == "glue" and n.subtype ~= 15 then add(n, "glue", { width = n.width, stretch = n.stretch, shrink = n.shrink })
    elseif kind == "disc" then
      add(n, "disc", { pre = list_width(n.pre), post = list_width(n.post), replace = list_width(n.replace) })
    end
  end
  return true
end)

callback.register("post_linebreak_filter", function(head)
  local ends = {}
  for line in node.traverse_id(node.id("hlist"), head) do
    local last = -1
    for n in node.traverse(line.head) do
      local index = index_of[todirect(n)]
      if index and items[index + 1].kind == "box" then last = index end
    end
    table.insert(ends, last)
  end
  table.insert(results, string.format('{"measure":%d,"lastBoxes":[%s]}', tex.hsize, table.concat(ends, ",")))
  return true
end)

local FIELDS = { "kind", "width", "stretch", "shrink", "pre", "post", "replace" }

function write_fixture(path)
  local lines = {}
  for _, each in ipairs(items) do
    local parts = {}
    for _, name in ipairs(FIELDS) do
      if each[name] then table.insert(parts, string.format(name == "kind" and '"%s":"%s"' or '"%s":%d', name, each[name])) end
    end
    table.insert(lines, "{" .. table.concat(parts, ",") .. "}")
  end
  local file = assert(io.open(path, "w"))
  file:write('{"items":[\n', table.concat(lines, ",\n"), '\n],"settings":[\n', table.concat(results, ",\n"), "\n]}\n")
  file:close()
end

import Dashboard
import Testing

/// The themes that people know are in the very colours that their authors published.
@Suite struct `A well-known palette` {
  @Test(arguments: PublishedPalette.all)
  func `is painted with in its own colours alone`(_ published: PublishedPalette) throws {
    let theme = try ThemeLibrary.bundledTheme(named: published.name)
    let looks = Role.allCases.flatMap { [theme[$0].foreground, theme[$0].background] }
    let used = Set(looks.compactMap { $0?.rgb } + [theme.background, theme.foreground])
    #expect(used.count >= 8)
    #expect(used.subtracting(published.colours) == [])
  }
}

/// The colours of a palette as its source has them.
struct PublishedPalette: CustomTestStringConvertible {
  let name: String
  let colours: Set<RGB>
  var testDescription: String { name }

  init(_ name: String, _ colours: String) {
    self.name = name
    self.colours = Set(colours.split(separator: " ").compactMap { RGB(hex: "#\($0)") })
  }

  static let all = [
    // https://draculatheme.com/spec
    PublishedPalette(
      "dracula",
      "282a36 6272a4 44475a f8f8f2 ff5555 ffb86c f1fa8c 50fa7b 8be9fd bd93f9 ff79c6"),
    PublishedPalette(
      "alucard",
      "fffbeb 6c664b cfcfde 1f1f1f cb3a2a a34d14 846e15 14710a 036a96 644ac9 a3144d"),
    // https://github.com/catppuccin/palette, palette.json, mocha
    PublishedPalette(
      "catppuccin-mocha",
      """
      f5e0dc f2cdcd f5c2e7 cba6f7 f38ba8 eba0ac fab387 f9e2af a6e3a1 94e2d5 89dceb 74c7ec 89b4fa \
      b4befe cdd6f4 bac2de a6adc8 9399b2 7f849c 6c7086 585b70 45475a 313244 1e1e2e 181825 11111b
      """),
    // https://github.com/folke/tokyonight.nvim, lua/tokyonight/colors, night over storm
    PublishedPalette(
      "tokyo-night",
      """
      1a1b26 16161e 292e42 7aa2f7 3d59a1 2ac3de 0db9d7 89ddff b4f9f8 394b70 565f89 7dcfff 545c7e \
      737aa2 c0caf5 a9b1d6 3b4261 9ece6a 73daca 41a6b5 bb9af7 ff9e64 9d7cd8 f7768e db4b4b 1abc9c \
      414868 e0af68
      """),
    // https://github.com/sainnhe/everforest, autoload/everforest.vim, dark medium
    PublishedPalette(
      "everforest",
      """
      232a2e 2d353b 343f44 3d484d 475258 4f585e 56635f 543a48 514045 425047 3a515d 4d4c43 d3c6aa \
      e67e80 e69875 dbbc7f a7c080 83c092 7fbbb3 d699b6 7a8478 859289 9da9a0
      """),
    // https://github.com/morhetz/gruvbox, colors/gruvbox.vim, dark hard
    PublishedPalette(
      "gruvbox",
      """
      1d2021 3c3836 504945 665c54 7c6f64 928374 fbf1c7 ebdbb2 d5c4a1 bdae93 a89984 fb4934 b8bb26 \
      fabd2f 83a598 d3869b 8ec07c fe8019
      """),
    // https://github.com/rose-pine/palette, main
    PublishedPalette(
      "rose-pine",
      """
      191724 1f1d2e 26233a 6e6a86 908caa e0def4 eb6f92 f6c177 ebbcba 31748f 9ccfd8 c4a7e7 21202e \
      403d52 524f67
      """),
  ]
}
